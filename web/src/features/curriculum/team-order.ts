import type {DutyView} from '@airworthy/server/features/assignments/views.ts'

/** The most pressing thing that a person has to do. */
export interface Pressing {
  readonly standing: 'overdue' | 'due'
  readonly dueOn: string
}

interface Duty extends Pick<DutyView, 'standing' | 'dueOn'> {
  readonly person: {readonly id: string}
}

/** By person, the duty that is due first; what is exempt or done presses nobody. */
export function pressingOf(duties: readonly Duty[]): ReadonlyMap<string, Pressing> {
  const pressing = new Map<string, Pressing>()
  for (const {person, standing, dueOn} of duties) {
    if (standing !== 'overdue' && standing !== 'due') continue
    const known = pressing.get(person.id)
    if (known === undefined || dueOn < known.dueOn) pressing.set(person.id, {standing, dueOn})
  }
  return pressing
}

interface Row {
  readonly person: {readonly id: string; readonly name: string}
}

/** People by due day, those with nothing due after them; then by name. Nobody is ranked. */
export function byDueDay<Person extends Row>(
  rows: readonly Person[],
  pressing: ReadonlyMap<string, Pressing>,
): Person[] {
  const dayOf = ({person}: Row) => pressing.get(person.id)?.dueOn ?? '9999'
  return rows.toSorted(
    (a, b) => dayOf(a).localeCompare(dayOf(b)) || a.person.name.localeCompare(b.person.name),
  )
}
