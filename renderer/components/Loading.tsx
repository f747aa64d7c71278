/** Shown while the first answer is on its way. It says what is being fetched, so that nobody stares at an empty screen. */
export function Loading({ what }: { what: string }) {
  return (
    <p className="loading" role="status">
      Opening {what}…
    </p>
  );
}
