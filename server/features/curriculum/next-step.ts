import type {EngineerRole} from '@airworthy/content'
import type {PlanSurroundings} from './plan-view.ts'
import {nextStepSentences as sentences} from './plan-sentences.ts'
import type {NextStepView, PlanDomainView} from './views.ts'

/**
 * What to do now, of the domains in working order: say the role; take the baseline; finish a check that is open;
 * the first module that can be taken; check what is not judged, then what was a gap; wait until a
 * check is possible; nothing.
 */
export function nextStepIn(
  domains: readonly PlanDomainView[],
  {
    role,
    baselineAt,
    testOuts,
  }: Pick<PlanSurroundings, 'baselineAt' | 'testOuts'> & {role: EngineerRole | null},
): NextStepView {
  if (role === null) return {kind: 'choose-role', sentence: sentences['choose-role']()}
  if (baselineAt === null) return {kind: 'take-baseline', sentence: sentences['take-baseline']()}
  if (testOuts.open) {
    const {domain, id} = testOuts.open
    const sentence = sentences['finish-test-out'](domain)
    return {kind: 'test-out', domain, openAttemptId: id, sentence}
  }
  const open = domains.filter(({verdict}) => verdict !== 'meets')
  for (const {domain, modules} of open) {
    const module = modules.find(
      ({available, status}) => available && (status === 'to-do' || status === 'in-progress'),
    )
    if (!module) continue
    const sentence = sentences.module(module.title, module.minutes)
    return {kind: 'module', moduleId: module.id, domain, sentence}
  }
  const testable = open.filter(({testOut}) => testOut.possible)
  const check = testable.find(({verdict}) => verdict === 'not-judged') ?? testable[0]
  if (check) {
    const {domain} = check
    return {kind: 'test-out', domain, openAttemptId: null, sentence: sentences['test-out'](domain)}
  }
  const soonest = open
    .flatMap(({domain, testOut: {from}}) => (from === null ? [] : [{domain, from}]))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))[0]
  if (!soonest) return {kind: 'done', sentence: sentences.done()}
  const {domain, from: until} = soonest
  return {kind: 'wait', domain, until, sentence: sentences.wait(domain, until)}
}
