import {useSuspenseQuery} from '@tanstack/react-query'
import {useParams} from '@tanstack/react-router'
import {day} from '../../design/dates.ts'
import {LinkButton} from '../../design/link-button.tsx'
import {Screen} from '../../design/screen.tsx'
import {DisputeButton} from '../appeals/dispute-button.tsx'
import {engineerRoleName} from '../people/words.ts'
import {AbilityPanel} from './ability-panel.tsx'
import {attemptName} from './attempt-words.ts'
import {MoreItems} from './more-items.tsx'
import {OwnAnswers} from './own-answers.tsx'
import {resultsQuery} from './queries.ts'
import {ResultsAside} from './results-aside.tsx'
import {countVerdicts, verdictSentences} from './verdict-sentences.ts'
import styles from './results.module.css'

/** The results of an assessment: the answer in words, the intervals, what they mean. */
export function ResultsScreen() {
  const {id} = useParams({from: '/signed-in/assessment/$id/results'})
  const results = useSuspenseQuery(resultsQuery(id)).data
  const [first, ...rest] =
    results.itemsGiven === 0
      ? ['Nothing was answered, so nothing is judged.']
      : verdictSentences(countVerdicts(results.domains))
  return (
    <Screen
      name="Results"
      question={`${results.domain === null ? 'Baseline' : attemptName(results)}, ${day(results.finishedAt)} · ${engineerRoleName(results.role)}`}
      heading={
        <>
          {first}
          {rest.length > 0 && (
            <>
              <br />
              {rest.join(' ')}
            </>
          )}
        </>
      }
      actions={
        <>
          <LinkButton to="/my-data">Everything recorded</LinkButton>
          <LinkButton to="/plan">See the plan</LinkButton>
          <DisputeButton about={{kind: 'result', attemptId: results.id}}>
            Dispute this result
          </DisputeButton>
          <MoreItems results={results} />
        </>
      }
    >
      <div className={styles['columns']}>
        <AbilityPanel results={results} />
        <ResultsAside results={results} />
      </div>
      <OwnAnswers attemptId={results.id} answered={results.itemsGiven} />
    </Screen>
  )
}
