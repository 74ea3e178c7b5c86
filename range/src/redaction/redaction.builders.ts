import {ticketFields} from './fields.ts'
import {purposes, redactionFactsSchema, type RedactionFacts} from './facts.ts'
import type {RedactionPolicy} from './view.ts'

function split<Each>(...visible: Each[]): {visible: Each[]; hidden: Each[]} {
  return {visible, hidden: visible}
}

/** A small shop with every kind of ticket. */
export function buildFacts(): RedactionFacts {
  return redactionFactsSchema.parse({
    shop: 'Shop',
    forms: [{what: 'Order number', form: '03 and eight digits'}],
    fields: ticketFields.map((id) => ({
      id,
      label: `Field ${id}`,
      kind: ['subject', 'message', 'note'].includes(id) ? 'text' : 'value',
      purposes: id === 'order' ? ['find-order'] : [],
      treatments: id === 'order' ? ['keep'] : [],
    })),
    purposes: purposes.map((id) => ({id, label: id})),
    people: {
      first: split('Hanna', 'Ivo', 'Leila', 'Tomasz'),
      last: split('Vogel', 'Petrov', 'Osei', 'Brandt'),
    },
    relations: split('mother', 'brother', 'aunt'),
    streets: split('Mill Lane', 'Harbour Road'),
    towns: split('Kelmouth', 'Dunbury'),
    products: ['desk', 'lamp', 'stool', 'chair', 'shelf', 'mirror'].map((noun) => ({
      name: `Arlo ${noun}`,
      noun,
    })),
    statuses: ['packed', 'sent', 'late', 'lost'],
    subjects: split('About {order}', 'My {noun}'),
    openings: split('Hello, my name is {customer}.', 'Hello.'),
    closings: split('Kind regards,\n{customer}', 'Thanks,\n{customer}'),
    orderLines: split('It is about {order}.', 'The order is {order}.'),
    requests: {
      late: split({text: 'Where is the {product}?'}, {text: 'When does my {product} come?'}),
      faulty: split(
        {text: 'The hinge of the {product} is broken.', needs: ['hinge', 'broken']},
        {text: 'The {product} has a scratch.', needs: ['scratch']},
      ),
      refund: split(
        {text: 'Refund {amount} for the {product}.'},
        {text: '{amount} for the {product}.'},
      ),
      address: split(
        {text: 'Send the {product} to {newAddress}.'},
        {text: 'I live at {newAddress} now, so send the {product} there.'},
      ),
      recipients: split(
        {
          text: 'The {product} is for my {relation} {third}, the {noun} for my {relation2} {secondThird}.',
        },
        {
          text: 'My {relation} {third} gets the {product}, my {relation2} {secondThird} the {noun}.',
        },
      ),
    },
    asides: {
      phone: split('Call {phone}.', 'My number is {phone}.'),
      email: split('Write to {email}.', '{email} is best.'),
      birth: split('I was born on {birth}.', 'Date of birth: {birth}.'),
      iban: split('Account {iban}.', 'Use {iban}.'),
      third: split('My {relation} {third} signed.', 'I ordered it for my {relation} {third}.'),
      health: split(
        {text: 'I have asthma.', health: ['asthma']},
        {text: 'I walk on crutches.', health: ['crutches']},
      ),
    },
    notes: split({text: '{customer} called.'}, {text: 'The {noun} was checked.'}),
    files: split('photo_{slug}.jpg', 'IMG_1.jpg'),
  })
}

/** A policy that sends nothing, with changes. */
export function buildPolicy({
  fields = {},
  ...part
}: Partial<Omit<RedactionPolicy, 'fields'>> & {
  fields?: Partial<RedactionPolicy['fields']>
} = {}): RedactionPolicy {
  const nothing = Object.fromEntries(ticketFields.map((field) => [field, 'drop']))
  const none = Object.fromEntries(ticketFields.map((field) => [field, 'none']))
  return {
    // every field is among them
    fields: {...(nothing as RedactionPolicy['fields']), ...fields},
    purposes: none as RedactionPolicy['purposes'],
    words: ['{product}', '{order}'],
    detectors: [],
    rules: [],
    standIns: 'each',
    code: null,
    ...part,
  }
}
