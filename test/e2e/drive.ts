/** The job as a person does it in the window, step by step. Shared by the tests of the real app and the demonstration. */
export * from './drive/hands.ts';
export * from './drive/fields.ts';
export * from './drive/words.ts';
export * from './drive/session.ts';
export * from './drive/intake.ts';
export * from './drive/facts.ts';
export * from './drive/panel.ts';
export * from './drive/letters.ts';
export * from './drive/job.ts';
export * from './drive/policies.ts';
export * from './drive/tour.ts';
export * from './drive/tourActions.ts';
