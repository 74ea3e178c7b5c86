export {createMetrics, type AnsweredRequest, type Metrics} from './create-metrics.ts'
