/** A TIFF as pages that the screen can draw. */
export interface DrawnTiff {
  /** A PDF with one page for each picture, an empty one for a picture that cannot be shown. */
  readonly pdf: Uint8Array;
  /** Which pictures cannot be shown, counted from 1, and why. */
  readonly notShown: readonly { readonly frame: number; readonly why: string }[];
}
