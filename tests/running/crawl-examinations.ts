import type {ExaminationsView, ExaminationView} from '../../server/features/examinations/views.ts'
import type {CrawlRequest} from './crawl-requests.ts'
import type {CrawlPerson, World} from './crawl-world.ts'

const role = 'data-scientist'
/** An exercise that the certification of the role asks. */
const exercise = 'unequal-threshold'

async function examinationsOf(
  {expectOk}: World,
  {headers}: Pick<CrawlPerson, 'headers'>,
): Promise<ExaminationsView> {
  return await expectOk<ExaminationsView>('GET', '/api/examinations', {headers})
}

/** Lets a person begin an examination as if they had none before. */
async function asIfNone({pool}: World, {id}: Pick<CrawlPerson, 'id'>): Promise<void> {
  await pool.query('update person set engineer_role = $1 where id = $2', [role, id])
  await pool.query('delete from examination where person_id = $1', [id])
}

function learnerOf({people}: World): CrawlPerson {
  if (!people.learner) throw new Error('the people of the crawl are incomplete')
  return people.learner
}

/** The open examination of the learner; begun if there is none. */
async function openExamination(world: World): Promise<string> {
  const learner = learnerOf(world)
  const {current} = await examinationsOf(world, learner)
  if (current) return current.id
  await asIfNone(world, learner)
  const {headers} = learner
  const body = {consent: true}
  return (await world.expectOk<ExaminationView>('POST', '/api/examinations', {headers, body})).id
}

/** The start of an examination by whoever asks, who has none before. */
export async function startOfExamination(
  world: World,
  person: CrawlPerson | undefined,
): Promise<CrawlRequest> {
  if (person) await asIfNone(world, person)
  return {path: '/api/examinations', body: {consent: true}}
}

/** A request for the learner's open examination that would succeed. */
export async function ofExamination(
  world: World,
  what: '' | 'assessment' | 'exercise' | 'finish',
): Promise<CrawlRequest> {
  const path = `/api/examinations/${await openExamination(world)}`
  if (what === '') return {path}
  return {path: what === 'exercise' ? `${path}/exercises/${exercise}` : `${path}/${what}`}
}

/** The signals of an examination of the learner that is decided. */
export async function signalsOfExamination(world: World): Promise<CrawlRequest> {
  const learner = learnerOf(world)
  const {past} = await examinationsOf(world, learner)
  const [last] = past
  if (last) return {path: `/api/examinations/${last.id}/signals`}
  const id = await openExamination(world)
  await world.expectOk('POST', `/api/examinations/${id}/finish`, {headers: learner.headers})
  return {path: `/api/examinations/${id}/signals`}
}
