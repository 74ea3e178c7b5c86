import type {GroupProxy} from '@airworthy/fairness'
import type {ReportSection} from '@airworthy/reports'
import {groupWords} from '../audit/audit-words.ts'
import type {ReportForm} from '../write-measurement.ts'
import type {LabelAuditResult} from './measure-label-audit.ts'

/** How well the features tell the groups apart, and which carry it; nothing where none were named. */
export function proxySections({proxies}: LabelAuditResult, form: ReportForm): ReportSection[] {
  if (proxies === undefined) return []
  return [
    {
      heading: 'Proxies: what the features tell of the group',
      blocks: [
        {
          kind: 'table',
          caption: `How well ${proxies.learner} tells the group from all others by the features alone, on rows it was not fitted to (AUC, 0.5 is chance; ${proxies.folds} folds).`,
          columns: [
            {name: 'group', align: 'left'},
            {name: 'n', align: 'right'},
            {name: 'AUC', align: 'right'},
            {name: 'interval', align: 'right'},
            {name: 'verdict', align: 'left'},
            {name: 'carried by', align: 'left'},
          ],
          rows: proxies.groups.map((proxy) => ({cells: proxyCells(proxy, form)})),
        },
      ],
    },
  ]
}

const proxyVerdicts = {
  predictable: 'predictable',
  'no-evidence': 'no evidence',
  'too-little-data': 'too little data',
} as const

function proxyCells({group, n, auc, verdict, carriers}: GroupProxy, form: ReportForm): string[] {
  return [
    groupWords(group),
    n.toLocaleString('en-GB'),
    auc === null ? '–' : auc.value.toFixed(3),
    auc === null ? '–' : `${auc.low.toFixed(3)} to ${auc.high.toFixed(3)}`,
    proxyVerdicts[verdict],
    carriers
      .filter(({shuffled}) => shuffled > 0.001)
      .slice(0, form === 'page' ? 10 : 3)
      .map(({feature, alone}) => `${feature} (alone ${alone.toFixed(2)})`)
      .join(', ') || '–',
  ]
}
