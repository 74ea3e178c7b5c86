export {assessmentRoutes} from './routes.ts'
export {createAssessments, type Assessments} from './assessments.ts'
export {describeAssessmentEvent} from './describe.ts'
export {replayAssessment} from './replay.ts'
