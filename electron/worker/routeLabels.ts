import type { ScreeningRoute } from '../../shared/workflow/shapes.ts';

/** Screening routes in words. */
export const routeLabels: Readonly<Record<ScreeningRoute, string>> = {
  'to-panel': 'To the panel',
  'criteria-met': 'Criteria met: no funding request is needed',
  'outside-policy': 'Outside the policy: another route',
  'other-commissioner': 'Another commissioner is responsible',
  'service-development': 'A matter for commissioning policy, not for one patient',
  'more-information': 'Back to the clinician for information',
};
