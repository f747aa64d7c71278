import type { Outcome } from '../paper.ts';

/** One kind of thing that reading a pack can find. */
export interface IssueKind {
  /** The least that a pack can come to in which this was found; `partial` and `reject` speak of the one file. */
  readonly outcome: Outcome;
  /** The sentence shown; `{file}` is the paper's display name, `{detail}` what was met. Never holds a patient's data. */
  readonly message: string;
  readonly next: string;
  /** `{detail}` begins with the name of a file inside this one that could not be taken out of it: that file is held. */
  readonly namesInside?: true;
}
