export {createAssignments, type Assignments} from './create-assignments.ts'
export {describeAssignmentEvent} from './describe.ts'
export {pressingDuties} from './pressing-store.ts'
export type {Progress} from './assignment.ts'
