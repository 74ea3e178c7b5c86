import {check} from './check.ts'
import {choose} from './choose.ts'
import {command} from './command.ts'
import {compare} from './compare.ts'
import {draft} from './draft.ts'
import {explore} from './explore.ts'
import {figure} from './figure.ts'
import {mark} from './mark.ts'
import {predict} from './predict.ts'
import {sort} from './sort.ts'

/** Every component by the info string of its fence; a new one is one file and one line here. */
export const components = {
  predict,
  check,
  mark,
  sort,
  choose,
  figure,
  explore,
  draft,
  compare,
  command,
} as const
