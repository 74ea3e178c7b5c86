import {labelFacts, type LabelFacts} from './facts.ts'

/** The facts of health-risk-label without its words; as few texts as the schema takes. */
export function buildLabelFacts(): LabelFacts {
  const features = [
    'age',
    'sex',
    'conditions-before',
    'outpatient-before',
    'specialist-before',
    'emergency-before',
    'hospital-days-before',
    'medicines-before',
    'cost-before',
    'long-term-sugar',
    'creatinine',
    'blood-pressure',
  ]
  const labels = ['total-cost', 'avoidable-cost', 'conditions', 'emergency-visits']
  return labelFacts.parse({
    patients: {visible: 20_000, trained: 10_000, hidden: 20_000},
    smallerShare: 0.12,
    smaller: {
      id: 'black',
      name: 'Black patients',
      conditions: 2.06,
      planned: 0.82,
      emergency: 2.2,
      admission: 0.62,
    },
    larger: {
      id: 'white',
      name: 'White patients',
      conditions: 1.26,
      planned: 1,
      emergency: 1,
      admission: 1,
    },
    draws: {frailty: 0.85, lasting: 0.7, careTaking: 0.75, emergencyTaking: 1, yearly: 0.6},
    need: {label: 'conditions', strata: 40},
    requirements: ['purpose', 'target', 'features'].map((id) => ({id, text: id})),
    parts: ['features', 'label', 'threshold'].map((id) => ({id, name: id})),
    flaw: {requirement: 'target', part: 'label'},
    features: [
      ...features.map((id) => ({id, name: id, recorded: 'clinic', inUse: true})),
      {id: 'group', name: 'Race', recorded: 'registration', inUse: false},
      {id: 'chart-review', name: 'Chart review', recorded: 'afterwards', inUse: false},
    ],
    labels: labels.map((id) => ({id, name: id, unit: 'units', recorded: 'clinic'})),
    inUse: {label: 'total-cost', share: 0.03},
    bounds: {
      gap: 0.18,
      need: 6.8,
      avoidable: 0.85,
      places: {share: 0.03, fewest: 0.0225, most: 0.0375},
    },
  })
}
