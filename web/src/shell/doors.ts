import type {PersonView} from '@airworthy/server/features/people/views.ts'
import type {Door} from '../design/glareshield.tsx'
import {isAdministrator} from '../features/people/words.ts'

const learn: Door = {
  name: 'Learn',
  pages: [
    {name: 'Home', to: '/'},
    {name: 'Assessment', to: '/assessment'},
  ],
}

const lead: Door = {name: 'Lead', pages: [{name: 'Administration', to: '/administration'}]}

/** The doors that are open to a person; a door comes when it has its first page. */
export function doorsFor(person: PersonView): readonly Door[] {
  return isAdministrator(person) ? [learn, lead] : [learn]
}
