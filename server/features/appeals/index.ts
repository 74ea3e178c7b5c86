export {createAppeals, type Appeals} from './create-appeals.ts'
export {describeAppealEvent} from './describe.ts'
export {itemDisputes, withdrawnItems} from './withdrawn-items.ts'
export {resultsSetAside} from './appeal-store.ts'
