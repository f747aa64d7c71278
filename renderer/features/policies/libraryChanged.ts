import type { PushEvent } from '../../../shared/contract/push.ts';

/** Something that is no single case has changed. A job that writes thousands of cases must not ask for the whole library each time. */
export const libraryChanged = (event: PushEvent): boolean => event.kind === 'changed' && event.applicationId === null;
