import type { IsoDate } from '../domain/dates.ts';
import type { Finding } from './finding.ts';
import type { Guidance } from './guidance.ts';
import type { Route } from './routes.ts';
import type { Policy, Position, Principle, Verdict } from './schema.ts';
import type { SettlingSet } from './settle.ts';

export interface AssessOptions {
  /** Readings that a named person has signed in place of those in the file: reading id → option id. */
  readonly readings?: Readonly<Record<string, string>>;
  /** The content hash of the policy, carried into the result. */
  readonly hash?: string;
  /** Said by the library where another version may have governed: the verdict is then `cannot-tell-which-version`. */
  readonly versionInDoubt?: string;
  /** What the register of guidance says on the as-at date. Absent: no guidance is looked at. */
  readonly guidance?: readonly Guidance[];
  /** What the ICB has entered as the step for a request that meets the criteria; null where nothing is entered. */
  readonly step?: CriteriaMetStep | null;
}

/** The ICB's own step for a request that meets a policy's criteria (a setting; it has no default). */
export interface CriteriaMetStep {
  readonly kind: 'usual-referral' | 'prior-approval';
  readonly words: string;
}

/** A fact that is not settled and could still change the answer. */
export interface OpenFact {
  readonly factId: string;
  readonly label: string;
  /** `too-vague`: a confirmed value whose range straddles a border. */
  readonly state: 'open' | 'notKnown' | 'disputed' | 'too-vague';
  readonly clauses: readonly string[];
  /** Why the policy asks. */
  readonly why: string;
}

/** One reading, put to another option than the one in force: the answer would be this. */
export interface ReadingDifference {
  readonly reading: string;
  readonly question: string;
  /** Null where nobody has chosen an option. */
  readonly inForceOption: string | null;
  readonly otherOption: string;
  readonly otherText: string;
  readonly otherVerdict: Verdict;
}

/** Two readings that change the answer only when both are read otherwise. */
export interface JointDifference {
  readonly changes: readonly { readonly reading: string; readonly otherOption: string }[];
  readonly otherVerdict: Verdict;
}

/** One combination of options of readings that nobody has chosen between, and the answer under it. */
export interface UnderReadings {
  readonly options: Readonly<Record<string, string>>;
  readonly verdict: Verdict;
}

/** The answer to one purpose of the request. A request without several purposes has one. */
export interface PurposeAnswer {
  /** A choice of the policy's purpose fact; null where the policy knows no purposes, or the request's is not known. */
  readonly purpose: string | null;
  /** "Aspiration". The policy's own title where there is no purpose. */
  readonly title: string;
  readonly verdict: Verdict;
  readonly sentence: string;
  /** The part that answers; null where none does. */
  readonly position: { readonly part: string; readonly position: Position; readonly clause: string } | null;
  readonly routes: readonly Route[];
}

/** An assessment, fully explained. Everything in it follows from policy, facts, as-at date and readings. */
export interface Assessment {
  readonly policy: { readonly id: string; readonly version: string | null; readonly hash: string | null };
  readonly asAt: IsoDate;
  /** Equal to `finding.answer`. `parts-differ`: two purposes, two settled answers; see `purposes`. */
  readonly verdict: Verdict;
  /** The position of the part that applies; null where none is known to apply, or more than one does. */
  readonly position: { readonly part: string; readonly position: Position; readonly clause: string } | null;
  /** One plain sentence, to be shown first. */
  readonly sentence: string;
  readonly finding: Finding;
  /** One for each purpose that the request names; one alone where it names none. Empty where the date or the scope decides. */
  readonly purposes: readonly PurposeAnswer[];
  readonly routes: readonly Route[];
  /** In the order of the policy's own questions. */
  readonly openFacts: readonly OpenFact[];
  /** Facts of the policy that are not answered and need not be: the answer is the same whatever they are. */
  readonly noLongerNeeded: readonly string[];
  readonly settlingSets: readonly SettlingSet[];
  readonly readings: readonly ReadingDifference[];
  readonly jointReadings: readonly JointDifference[];
  /** Only with `depends-on-reading`: each combination of the readings that nobody has chosen between. */
  readonly underReadings: readonly UnderReadings[];
  /** The readings that were followed: reading id → option id. Readings that nobody has chosen are absent. */
  readonly readingsFollowed: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
  /** In the order in which the policy considers them. */
  readonly principles: readonly Principle[];
  readonly notThemselvesAnException: Policy['notThemselvesAnException'];
  /** Only with `cannot-tell-which-version`: what the text would say, *if this version is in force*. */
  readonly ifThisVersion: Assessment | null;
  readonly assuming: 'if-this-version-is-in-force' | null;
}
