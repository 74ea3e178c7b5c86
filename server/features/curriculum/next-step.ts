import type {EngineerRole} from '@airworthy/content'
import {nextStepHeadings as headings} from './plan-headings.ts'
import {nextStepSentences as sentences} from './plan-sentences.ts'
import type {PlanSurroundings} from './plan-view.ts'
import type {NextStepView, PlanDomainView} from './views.ts'

/**
 * What to do now, of the domains in working order: say the role; take the baseline; finish a check that is open;
 * the first module that can be taken; check what is not judged, then what was a gap; wait until a
 * check is possible; nothing. The heading names first what the step is about.
 */
export function nextStepIn(
  domains: readonly PlanDomainView[],
  {
    role,
    baselineAt,
    testOuts,
  }: Pick<PlanSurroundings, 'baselineAt' | 'testOuts'> & {role: EngineerRole | null},
): NextStepView {
  if (role === null) {
    const kind = 'choose-role'
    return {kind, heading: headings.roleFirst(), sentence: sentences[kind]()}
  }
  if (baselineAt === null) {
    const kind = 'take-baseline'
    return {kind, heading: headings.baselineFirst(), sentence: sentences[kind]()}
  }
  const open = domains.filter(({verdict}) => verdict !== 'meets')
  const left = {
    gaps: open.filter(({verdict}) => verdict === 'gap').length,
    toDecide: open.filter(({verdict}) => verdict === 'not-judged').length,
  }
  const first = ({verdict}: PlanDomainView) =>
    verdict === 'gap' ? headings.gapsFirst(left) : headings.toDecideFirst(left)

  if (testOuts.open) {
    const {domain, id: openAttemptId} = testOuts.open
    const sentence = sentences['finish-test-out'](domain)
    return {kind: 'test-out', domain, openAttemptId, heading: headings.checkFirst(left), sentence}
  }
  for (const domain of open) {
    const module = domain.modules.find(
      ({available, status}) => available && (status === 'to-do' || status === 'in-progress'),
    )
    if (!module) continue
    const sentence = sentences.module(module.title, module.minutes)
    return {
      kind: 'module',
      moduleId: module.id,
      link: module.link,
      domain: domain.domain,
      heading: first(domain),
      sentence,
    }
  }
  const testable = open.filter(({testOut}) => testOut.possible)
  const check = testable.find(({verdict}) => verdict === 'not-judged') ?? testable[0]
  if (check) {
    const {domain} = check
    const sentence = sentences['test-out'](domain)
    return {kind: 'test-out', domain, openAttemptId: null, heading: first(check), sentence}
  }
  const soonest = open
    .flatMap(({domain, testOut: {from}}) => (from === null ? [] : [{domain, from}]))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))[0]
  if (!soonest) return {kind: 'done', heading: headings.nothingLeft(), sentence: sentences.done()}
  const {domain, from: until} = soonest
  const sentence = sentences.wait(domain, until)
  return {kind: 'wait', domain, until, heading: headings.wait(left), sentence}
}
