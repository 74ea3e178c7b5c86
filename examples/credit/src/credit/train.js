/**
 * Trains the model on invented applicants and writes what it is (models/credit.json) and what it
 * decides about others whom it has not seen (eval/credit.csv). The same seed gives the same files.
 */
import {mkdirSync, writeFileSync} from 'node:fs'
import {inventApplicants} from './applicants.js'
import {fitModel, predictRisk} from './model.js'

const model = fitModel(inventApplicants({count: 4000, seed: 1}))
const unseen = inventApplicants({count: 24_000, seed: 2})

const rows = unseen.map((applicant) => {
  const risk = predictRisk(model, applicant)
  const declined = Number(risk >= model.threshold)
  return [applicant.sex, applicant.ageBand, Number(applicant.defaulted), declined, risk.toFixed(4)]
})
mkdirSync('models', {recursive: true})
mkdirSync('eval', {recursive: true})
writeFileSync('models/credit.json', `${JSON.stringify(model, null, 2)}\n`)
writeFileSync(
  'eval/credit.csv',
  ['sex,age_band,defaulted,declined,risk', ...rows.map((row) => row.join(','))].join('\n') + '\n',
)
console.log(`declined: ${rows.filter((row) => row[3] === 1).length} of ${rows.length}`)
