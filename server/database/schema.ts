export * from '../features/assessments/schema.ts'
export * from '../features/ledger/schema.ts'
export * from '../features/people/schema.ts'
