export * from '../features/assessments/schema.ts'
export * from '../features/ledger/schema.ts'
