export {blanks, type BlankChoice} from './config-blanks.ts'
export {between, drawUntil, pick, pickSome} from './draw.ts'
export {codeWithFaults, type CodeLine} from './faulty-code.ts'
export {figure, percent, round, signed} from './figures.ts'
export {
  drawRefused,
  itemFamily,
  type FamilyDefinition,
  type ItemFamily,
  type Question,
} from './item-family.ts'
export {claimed, lettered, matched, stepped, type DrawnOption} from './keyed-lists.ts'
export {numericKey, type WrongNumber} from './numeric-key.ts'
