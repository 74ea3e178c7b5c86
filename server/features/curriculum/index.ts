export {createCurriculum, type Curriculum, type CurriculumParts} from './create-curriculum.ts'
export {describeCurriculumEvent} from './describe.ts'
export type {AssignBaseline} from './gaps.ts'
export type {PersonStanding} from './plans.ts'
