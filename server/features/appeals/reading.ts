import {presentedResponse, rightResponse} from '@airworthy/content'
import {AirworthyError, isAirworthyError} from '@airworthy/kernel'
import type {Viewer} from '../../http/viewer.ts'
import {givenQuestion} from '../assessments/index.ts'
import {rationaleOf} from '../authoring/index.ts'
import {disputedCredential} from './disputed-credential.ts'
import {disputedExamination} from './disputed-examination.ts'
import {foldAppeal, streamOf, type Appeal} from './appeal.ts'
import * as store from './appeal-store.ts'
import {decidable} from './changing.ts'
import type {AppealParts} from './parts.ts'
import {decidersOf, kindsDecidedBy, type AppealKind} from './policy.ts'
import type {
  AppealCaseView,
  AppealsToDecideView,
  AppealToDecideView,
  DisputedResultsView,
  OwnAppealsView,
  OwnAppealView,
} from './views.ts'

/** A person's appeals, the newest first. */
export async function readOwnAppeals(
  parts: AppealParts,
  personId: string,
): Promise<OwnAppealsView> {
  const {database} = parts
  const rows = await store.appealsOf(database, personId)
  const deciders = {
    item: await countDeciders(parts, 'item', personId),
    result: await countDeciders(parts, 'result', personId),
    examination: await countDeciders(parts, 'examination', personId),
    credential: await countDeciders(parts, 'credential', personId),
  }
  const appeals: OwnAppealView[] = []
  for (const row of rows) {
    const {state, text, madeAt, decision} = await folded(parts, row.id)
    appeals.push({
      id: row.id,
      attemptId: row.attemptId,
      ...aboutOf(row),
      state,
      text,
      madeAt,
      decision,
      deciders: deciders[row.kind],
      offersRetake: state === 'upheld' && row.kind !== 'credential',
    })
  }
  return {appeals}
}

/** One of them. Throws `not-found`. */
export async function readOwnAppeal(
  parts: AppealParts,
  {id, personId}: {id: string; personId: string},
): Promise<OwnAppealView> {
  const {appeals} = await readOwnAppeals(parts, personId)
  const found = appeals.find((appeal) => appeal.id === id)
  if (!found) throw new AirworthyError('not-found', `no appeal ${id}`)
  return found
}

/** The appeals that a viewer may decide, or that were decided. */
export async function readAppealsToDecide(
  {database}: AppealParts,
  viewer: Viewer,
  {state, ...page}: {state: 'open' | 'decided'; limit: number; offset: number},
): Promise<AppealsToDecideView> {
  const search = {kinds: kindsDecidedBy(viewer), except: viewer.id, open: state === 'open'}
  const rows = await store.listAppeals(database, search, page)
  const open = await store.countAppeals(database, {...search, open: true})
  return {
    appeals: rows.map(({appeal, name, email}) =>
      toDecideOf(appeal, name === null || email === null ? null : {name, email}),
    ),
    total: search.open ? open : await store.countAppeals(database, search),
    open,
  }
}

/** One appeal with all that it is decided on. Throws `not-found`, and `access-refused` for an own. */
export async function readCase(
  parts: AppealParts,
  viewer: Viewer,
  id: string,
): Promise<AppealCaseView> {
  const {database} = parts
  const row = decidable(await store.findAppeal(database, id), {id, viewer})
  const {text, decision} = await folded(parts, id)
  const person = (await store.personOf(database, row.personId)) ?? null
  return {
    ...toDecideOf(row, person),
    text,
    decision,
    item: row.kind === 'item' ? await itemOf(parts, row) : null,
    results: row.kind === 'result' ? await resultsOf(parts, row) : null,
    examination: row.kind === 'examination' ? await disputedExamination(parts, row) : null,
    credential: row.kind === 'credential' ? await disputedCredential(parts, row) : null,
  }
}

async function folded({database, ledger}: AppealParts, id: string): Promise<Appeal> {
  return foldAppeal(await ledger.read(database, streamOf(id)))
}

async function countDeciders(
  {database}: AppealParts,
  kind: AppealKind,
  except: string,
): Promise<number> {
  return (await store.peopleWithRole(database, decidersOf[kind], {except})).length
}

function aboutOf({kind, position, domain}: store.AppealRow) {
  return {kind, position, domain}
}

/** Whose dispute of an item it is does not matter to whether the item is right. */
function toDecideOf(
  row: store.AppealRow,
  person: {name: string; email: string} | null,
): AppealToDecideView {
  return {
    id: row.id,
    ...aboutOf(row),
    state: row.outcome ?? 'open',
    madeAt: row.madeAt.toISOString(),
    itemId: row.itemId,
    person: row.kind === 'item' ? null : person,
  }
}

async function itemOf(
  {database, ledger}: AppealParts,
  {attemptId, personId, position, itemId, itemVersion}: store.AppealRow,
): Promise<AppealCaseView['item']> {
  const own = {id: attemptId, personId, position: position ?? 0}
  const {item, version, view, order, answer} = await givenQuestion(own, {
    queries: database,
    ledger,
  })
  const versions = await store.withdrawnVersions(database)
  return {
    id: item.id,
    version,
    withdrawn: versions.some((gone) => gone.itemId === itemId && gone.version === itemVersion),
    view,
    given: answer?.given ? presentedResponse(item, {given: answer.given, order}) : null,
    answered: answer !== null,
    score: answer?.score ?? null,
    right: presentedResponse(item, {given: rightResponse(item), order}),
    rationale: rationaleOf(item),
  }
}

async function resultsOf(
  {assessments}: AppealParts,
  {attemptId, personId}: store.AppealRow,
): Promise<DisputedResultsView | null> {
  try {
    const {role, kind, finishedAt, confidence, domains} = await assessments.results({
      id: attemptId,
      personId,
    })
    return {
      role,
      attempt: kind,
      finishedAt,
      confidence,
      domains: domains.map(
        ({domain, items, minimumItems, ability, requiredLevel, requiredCut, verdict}) => ({
          domain,
          items,
          minimumItems,
          ability:
            ability === null ? null : {mean: ability.mean, low: ability.low, high: ability.high},
          requiredLevel,
          requiredCut,
          verdict,
        }),
      ),
    }
  } catch (thrown) {
    // The person has gone on with the attempt since.
    if (isAirworthyError(thrown, 'attempt-not-finished')) return null
    throw thrown
  }
}
