/** Work that is under way, in words and as a bar that counts things done (never a judgement in percent). */
export function Progress({ label, done, total }: { label: string; done: number; total: number }) {
  return (
    <div className="progress">
      <p role="status">{label}</p>
      <progress aria-label={label} max={Math.max(1, total)} {...(total > 0 ? { value: done } : {})} />
    </div>
  );
}
