import type {PersonView} from '@airworthy/server/features/people/views.ts'
import type {Door} from '../design/glareshield.tsx'
import {isAdministrator, mayAuthor, mayLead} from '../features/people/words.ts'

const learn: Door = {
  name: 'Learn',
  pages: [
    {name: 'Home', to: '/'},
    {name: 'Assessment', to: '/assessment'},
    {name: 'Plan', to: '/plan'},
    {name: 'Lessons', to: '/lessons'},
    {name: 'Range', to: '/range'},
    {name: 'Examination', to: '/examination'},
    {name: 'Credentials', to: '/credentials'},
    {name: 'Lexicon', to: '/lexicon'},
    {name: 'Appeals', to: '/appeals'},
  ],
}

/** Those who lead nobody find their own assignments here; leads have them with their people's. */
const ownAssignments = {name: 'Assignments', to: '/assignments'} as const

/** The pages of Lead, each open to whom its condition lets in. */
const leadPages = [
  {name: 'Team', to: '/team', open: mayLead},
  {name: 'Assignments', to: '/assignments', open: mayLead},
  {name: 'Authoring', to: '/authoring', open: mayAuthor},
  {name: 'Administration', to: '/administration', open: isAdministrator},
] as const

/** The doors that are open to a person; a door comes when it has its first page. */
export function doorsFor(person: PersonView): readonly Door[] {
  const pages = leadPages.filter(({open}) => open(person)).map(({name, to}) => ({name, to}))
  if (pages.length === 0) return [{...learn, pages: [...learn.pages, ownAssignments]}]
  return [learn, {name: 'Lead', pages}]
}
