import type {
  ExposureView,
  OptionView,
  StatisticsView,
} from '@airworthy/server/features/authoring/views.ts'
import {Table} from '@mantine/core'
import {EmptyState} from '../../design/empty-state.tsx'
import {Facts} from '../../design/facts.tsx'
import {percent, plain, signed} from '../../design/numbers.ts'
import {Panel} from '../../design/panel.tsx'
import {Status} from '../../design/status.tsx'
import {shareWords} from './authoring-words.ts'
import styles from './authoring.module.css'

interface StatisticsPanelProps {
  statistics: StatisticsView
  exposure: ExposureView
}

/** How people answered the present version: shares with intervals, and how often it is given. */
export function StatisticsPanel({statistics, exposure}: StatisticsPanelProps) {
  const given = [
    ['Given', `${plain(exposure.given)} times`],
    [
      'Share of baselines',
      exposure.share === null
        ? `hidden under five baselines (n ${exposure.baselines})`
        : `${percent(exposure.share)} of ${plain(exposure.baselines)}`,
    ],
  ] as const
  if (statistics.outcome === 'not-judged') {
    return (
      <Panel title="Figures" note={`n ${statistics.people}`}>
        <div className={styles['stack']}>
          <EmptyState
            title="Too few answers"
            consequence={`n ${statistics.people}, needs ${statistics.needed} more: sums over fewer than five people would show single people.`}
          />
          <Facts facts={given} />
        </div>
      </Panel>
    )
  }
  const {right, credit, cannotTell, seconds, restCorrelation, model} = statistics
  return (
    <Panel title="Figures" note={`n ${plain(statistics.people)}`}>
      <div className={styles['stack']}>
        <Facts
          facts={[
            ['Full credit', shareWords(right)],
            ['Mean credit', shareWords(credit)],
            ['“I cannot tell”', shareWords(cannotTell)],
            ['Time', `median ${plain(seconds.median)} s, mean ${plain(seconds.mean)} s`],
            [
              'With the rest',
              restCorrelation === null
                ? 'not judged'
                : `correlation ${signed(restCorrelation)}, n ${plain(statistics.measured)}`,
            ],
            [
              'By the model',
              model === null
                ? 'not judged'
                : `${percent(model.observed)} observed, ${percent(model.expected)} expected at mean ability ${signed(model.meanAbility)}`,
            ],
            ...given,
          ]}
        />
        {statistics.options && <Options options={statistics.options} />}
        <p className="tiny">
          Intervals of {percent(statistics.confidence)}. The first answer of each person to the
          present version counts.
        </p>
      </div>
    </Panel>
  )
}

function Options({options}: {options: readonly OptionView[]}) {
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label="Choices">
      <Table className={styles['options']}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Choice</Table.Th>
            <Table.Th className="right">Chosen</Table.Th>
            <Table.Th className="right">By thirds of ability</Table.Th>
            <Table.Th className="right">Mean ability</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {options.map(({option, right, share, byThird, meanAbility}) => (
            <Table.Tr key={option}>
              <Table.Td>
                <span className="mono">{option}</span>{' '}
                {right && <Status kind="pass">In the key</Status>}
              </Table.Td>
              <Table.Td className="right">{percent(share)}</Table.Td>
              <Table.Td className="right nowrap">
                {byThird === null ? 'under 15 people' : byThird.map(percent).join(' · ')}
              </Table.Td>
              <Table.Td className="right">
                {meanAbility === null ? 'under five' : signed(meanAbility)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
