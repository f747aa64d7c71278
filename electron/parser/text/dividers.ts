/** A line that parts an older message from the newer above it. */
export function isDivider(line: string): boolean {
  return /^\s*(?:[-_]{2,}\s*(?:original message|forwarded message|original appointment|forwarded by)|begin forwarded message|_{10,}\s*$|on .{5,150} wrote:\s*$)/i.test(line.slice(0, 300));
}
