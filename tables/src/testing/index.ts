export {faultKinds} from './table-faults.ts'
export {writeTable} from './write-table.ts'
