import type {TeamStandingView} from '@airworthy/server/features/credentials/views.ts'
import type {GapRowView} from '@airworthy/server/features/curriculum/views.ts'
import {expect, test} from 'vitest'
import {byCurrency} from './by-currency.ts'

type Standing = TeamStandingView['rows'][number]

function buildRow(id: string): GapRowView {
  return {
    person: {id, name: id},
    engineerRole: 'data-scientist',
    progress: 'finished',
    pressing: null,
    domains: [],
  } as unknown as GapRowView // the order looks at no more of a row
}

function buildStanding(id: string, standing: Standing['standing'], until: string | null): Standing {
  return {
    person: {id, name: id},
    role: 'data-scientist',
    standing,
    validUntil: until,
    credentialId: null,
  }
}

test('lapsed and due come first, each by its day; the others stay as they came', () => {
  const rows = ['ann', 'bo', 'cy', 'di', 'ed', 'flo'].map(buildRow)
  const standing = {
    rows: [
      buildStanding('bo', 'due', '2027-02-01T00:00:00.000Z'),
      buildStanding('cy', 'current', '2027-01-01T00:00:00.000Z'),
      buildStanding('di', 'due', '2026-12-01T00:00:00.000Z'),
      buildStanding('ed', 'lapsed', '2026-11-01T00:00:00.000Z'),
      buildStanding('flo', 'revoked', '2026-01-01T00:00:00.000Z'),
    ],
  }
  expect(byCurrency(rows, standing).map(({person}) => person.id)).toEqual([
    'ed',
    'di',
    'bo',
    'flo',
    'ann',
    'cy',
  ])
})

test('until the standing is known nobody moves', () => {
  const rows = ['b', 'a'].map(buildRow)
  expect(byCurrency(rows, undefined).map(({person}) => person.id)).toEqual(['b', 'a'])
})
