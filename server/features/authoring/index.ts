export {createAuthoring, type Authoring} from './create-authoring.ts'
export {rationaleOf} from './rationale.ts'
export type {ItemDispute} from './reading.ts'
