import {readCatalogue} from '@airworthy/content'
import type {StartedEvent} from '@airworthy/psychometrics'
import type {OwnCredentialsView} from '../../server/features/credentials/views.ts'
import type {BegunView, ExaminationView} from '../../server/features/examinations/views.ts'
import type {Client} from '../running/client.ts'
import {examinedLearner} from '../running/examined-learner.ts'
import {payloadOf, type KeptLedger} from '../running/kept-ledger.ts'
import type {Camera} from './camera.ts'

/**
 * Takes the examination before it begins, under way and decided both ways, credentials, and their
 * public page: valid, then revoked. Neither person has begun an examination.
 */
export async function takeCertification(
  take: Camera,
  {
    administrator,
    passing,
    failing,
    kept,
  }: {administrator: Client; passing: Client; failing: Client; kept: KeptLedger},
): Promise<void> {
  await takeExamination(take, failing)
  const decided = await examinedLearner(passing, {
    catalogue: await readCatalogue(),
    async startOf(attempt) {
      const [started] = await kept.ledger.read(kept.database, `assessment/${attempt}`)
      return payloadOf<{start: StartedEvent}>(started).start
    },
  }).decided
  await take({name: 'examination-passed', path: `/examination/${decided.id}`, by: passing})
  await take({name: 'home-certified', path: '/', by: passing})
  await take({name: 'credentials', path: '/credentials', by: passing})
  const {credentials} = await passing.get<OwnCredentialsView>('/api/credentials')
  const id = credentials[0]?.id ?? ''
  const verified = {path: `/verify/${id}`, by: null} as const
  await take({name: 'verify', ...verified})
  const reason = 'The examination was sat by somebody else, as both have said.'
  await administrator.post(`/api/credentials/${id}/revoke`, {reason})
  await take({name: 'verify-revoked', ...verified})
  await take({name: 'credentials-revoked', path: '/credentials', by: passing})
}

/** An examination of somebody who can tell nothing of its first domain and gives up then. */
async function takeExamination(take: Camera, by: Client): Promise<void> {
  await take({name: 'examination', path: '/examination', by})
  const {id} = await by.post<ExaminationView>('/api/examinations', {consent: true})
  await by.post<BegunView>(`/api/examinations/${id}/assessment`)
  await take({name: 'examination-question', path: '/examination/questions', by})
  await take({name: 'examination-running', path: '/examination', by})
  await by.post(`/api/examinations/${id}/finish`)
  await take({name: 'examination-not-judged', path: `/examination/${id}`, by})
}
