import type {TeamStandingView} from '@airworthy/server/features/credentials/views.ts'
import type {GapRowView} from '@airworthy/server/features/curriculum/views.ts'

type PersonStanding = TeamStandingView['rows'][number]

/** A person of a team with where they stand; undefined until it is known. */
export type CurrencyRow = GapRowView & {readonly standing?: PersonStanding | undefined}

/** What needs somebody first. */
const rank: Readonly<Record<PersonStanding['standing'], number>> = {
  lapsed: 0,
  due: 1,
  suspended: 2,
  revoked: 3,
  none: 4,
  current: 4,
}

/** The rows of a page with their standing: lapsed and due first, by their day; then as they came. */
export function byCurrency(
  rows: readonly GapRowView[],
  standing: Pick<TeamStandingView, 'rows'> | undefined,
): CurrencyRow[] {
  const known = new Map(standing?.rows.map((row) => [row.person.id, row]))
  return rows
    .map((row) => ({...row, standing: known.get(row.person.id)}))
    .toSorted((a, b) => rankOf(a) - rankOf(b) || dayOf(a).localeCompare(dayOf(b)))
}

function rankOf({standing}: CurrencyRow): number {
  return standing === undefined ? rank.none : rank[standing.standing]
}

/** The day that orders those who press; the others keep the order in which they came. */
function dayOf(row: CurrencyRow): string {
  return rankOf(row) < rank.suspended ? (row.standing?.validUntil ?? '') : ''
}
