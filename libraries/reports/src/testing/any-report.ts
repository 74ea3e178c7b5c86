import fc from 'fast-check'
import type {ReportBlock, ReportDocument} from '../index.ts'
import {anyText} from './hostile-texts.ts'

const texts = fc.array(anyText, {maxLength: 3})
const outcome = fc.constantFrom('pass', 'breach', 'not-judged', 'error')
const status = fc.constantFrom('pass', 'breach', 'not-judged', 'error', 'none')
const unit = fc.constantFrom('', '%')
const number = fc.oneof(fc.double({min: -2, max: 2, noNaN: true}), fc.double())
const numberOrNull = fc.option(number)
const axis = fc.record({quantity: anyText, unit})

/** Findings whose every text may be hostile. */
export const anyFinding = fc.record({
  code: anyText,
  severity: fc.constantFrom('breach', 'not-judged', 'warning', 'note'),
  subject: anyText,
  facts: fc.oneof(
    fc.constant({}),
    fc.record({path: anyText, line: fc.integer({min: -1, max: 9}), column: fc.integer()}),
  ),
  message: anyText,
})

const anyBlock: fc.Arbitrary<ReportBlock> = fc.oneof(
  fc.record({kind: fc.constant('paragraph'), text: anyText}),
  fc.record({kind: fc.constant('code'), text: anyText}),
  fc.record({kind: fc.constant('list'), items: texts}),
  fc.record({
    kind: fc.constant('facts'),
    facts: fc.array(fc.record({name: anyText, value: anyText}), {maxLength: 3}),
  }),
  fc.record({kind: fc.constant('findings'), findings: fc.array(anyFinding, {maxLength: 3})}),
  fc.record({
    kind: fc.constant('table'),
    caption: anyText,
    columns: fc.array(fc.record({name: anyText, align: fc.constantFrom('left', 'right')}), {
      minLength: 1,
      maxLength: 4,
    }),
    rows: fc.array(fc.record({cells: texts, status}), {maxLength: 3}),
  }),
  fc.record({
    kind: fc.constant('intervals'),
    caption: anyText,
    quantity: anyText,
    unit,
    interval: anyText,
    rows: fc.array(
      fc.record({
        name: anyText,
        value: numberOrNull,
        low: numberOrNull,
        high: numberOrNull,
        n: fc.nat(),
        status,
        note: anyText,
      }),
      {maxLength: 3},
    ),
    overall: numberOrNull,
    limit: numberOrNull,
  }),
  fc.record({
    kind: fc.constant('lines'),
    caption: anyText,
    x: axis,
    y: axis,
    series: fc.array(
      fc.record({
        name: anyText,
        points: fc.array(fc.record({x: number, y: number}), {maxLength: 3}),
      }),
      {maxLength: 2},
    ),
  }),
)

/** Reports whose every text may be hostile and whose numbers need not be finite. */
export const anyReport: fc.Arbitrary<ReportDocument> = fc.record({
  title: anyText,
  outcome,
  answer: anyText,
  first: texts,
  sections: fc.array(fc.record({heading: anyText, blocks: fc.array(anyBlock, {maxLength: 3})}), {
    maxLength: 2,
  }),
  provenance: fc.array(fc.record({name: anyText, value: anyText}), {maxLength: 2}),
})
