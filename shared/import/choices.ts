import type { FactId } from '../domain/factCatalogue.ts';
import type { ChoiceWords } from './values.ts';

/** The words by which clinicians name the choices of a fact. A phrase counts as whole words, hyphens read as spaces. */
export const choiceWords: Readonly<Partial<Record<FactId, ChoiceWords>>> = {
  treatment: {
    lipus: ['lipus', 'low intensity pulsed ultrasound', 'exogen', 'pulsed ultrasound', 'ultrasound bone healing', 'bone healing system', 'ultrasound bone stimulator'],
    'guided-injection': ['ultrasound guided injection', 'ultrasound guided injections', 'ultrasound guided aspiration', 'usgi', 'us guided injection', 'us guided aspiration', 'ultrasound guided steroid injection', 'ultrasound guided corticosteroid injection', 'ultrasound guided', 'uss guided', 'guided injection', 'guided aspiration', 'us guided'],
    other: ['something else', 'other treatment'],
  },
  lipusDevice: { exogen: ['exogen'], 'other-lipus': ['another lipus device', 'other lipus device', 'other device', 'melmak', 'osteotron', 'accelleron'] },
  lipusPurpose: {
    'bone-healing': ['bone healing', 'fracture healing', 'heal the fracture', 'healing of the fracture', 'to help a broken bone heal', 'promote healing', 'promote union', 'bone union', 'fracture union', 'heal the bone', 'union of the fracture', 'healing of the bone'],
    other: ['something else', 'tendon', 'pain relief', 'soft tissue healing'],
  },
  fractureStatus: {
    fresh: ['fresh fracture', 'fresh', 'acute fracture', 'new fracture', 'recent fracture', 'acute'],
    delayed: ['delayed union', 'delayed healing', 'delayed', 'slow to heal', 'slow union', 'slow to unite'],
    'non-union': ['non union', 'nonunion', 'non united', 'ununited', 'un united', 'pseudarthrosis', 'pseudoarthrosis', 'failure of union', 'failed to unite', 'failed union', 'not united'],
  },
  fractureRisk: { low: ['low risk', 'low', 'not at increased risk'], high: ['high risk', 'high', 'increased risk', 'raised risk', 'at risk'] },
  ageGroup: { adult: ['adult', 'skeletally mature', '18 or over', 'aged 18 or over', 'over 18'], child: ['child', 'paediatric', 'under 18', 'adolescent', 'skeletally immature'] },
  injectionPurpose: {
    corticosteroid: ['corticosteroid', 'corticosteroid injection', 'steroid', 'steroid injection', 'triamcinolone', 'methylprednisolone', 'depo medrone', 'kenalog', 'hydrocortisone', 'cortisone'],
    aspiration: ['aspiration', 'aspirate', 'drainage', 'joint aspiration'],
    'other-injectate': ['hyaluronic acid', 'hyaluronate', 'platelet rich plasma', 'prp', 'injection of something else', 'other injectate', 'botulinum', 'viscosupplementation'],
    'diagnostic-block': ['diagnostic block', 'diagnostic injection', 'local anaesthetic block', 'diagnostic local anaesthetic'],
  },
  targetSite: {
    joint: ['joint', 'a joint', 'intra articular', 'intraarticular'],
    'soft-tissue': ['soft tissue', 'bursa', 'tendon sheath', 'tendon', 'periarticular', 'subacromial bursa'],
  },
  landmarks: { identifiable: ['yes', 'yes they can', 'identifiable', 'identified', 'can be identified', 'palpable', 'easily palpable', 'landmarks identified'] },
  conservativeResponse: {
    none: ['no response', 'none', 'nil', 'no benefit', 'no improvement', 'no relief', 'no effect', 'no symptomatic benefit', 'did not respond', 'without benefit', 'not responded', 'failed', 'no lasting benefit', 'has not responded'],
    partial: ['partial response', 'partial', 'some improvement', 'partial relief', 'some benefit', 'temporary benefit', 'limited response', 'some relief'],
    full: ['good response', 'full response', 'good', 'resolved', 'complete response', 'full relief', 'symptoms settled'],
  },
};

/** Facts whose answer to another question may also tell: the treatment asked for, in words, names the kind of treatment. */
export const alsoTells: Readonly<Partial<Record<FactId, readonly FactId[]>>> = {
  intervention: ['treatment', 'lipusDevice', 'injectionPurpose'],
  diagnosis: ['fractureStatus', 'diagnosisCode'],
  gpPractice: ['gpPracticeCode'],
};
