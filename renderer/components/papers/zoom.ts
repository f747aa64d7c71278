/** How large a page is shown: `by` times the width of the pane, or times its true size. */
export interface Zoom {
  readonly fit: boolean;
  readonly by: number;
}

const steps = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;

export const larger = (zoom: Zoom): Zoom => ({ ...zoom, by: steps.find((one) => one > zoom.by) ?? zoom.by });
export const smaller = (zoom: Zoom): Zoom => ({ ...zoom, by: steps.findLast((one) => one < zoom.by) ?? zoom.by });
export const largest = (zoom: Zoom): boolean => zoom.by >= steps.at(-1)!;
export const smallest = (zoom: Zoom): boolean => zoom.by <= steps[0];
