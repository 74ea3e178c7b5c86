import type {
  CertificationView,
  ExaminationView,
} from '@airworthy/server/features/examinations/views.ts'
import {DomainProgress} from '../../design/domain-progress.tsx'
import {Notice} from '../../design/notice.tsx'
import {Panel} from '../../design/panel.tsx'
import {Status} from '../../design/status.tsx'
import {questionsAbout, questionsStatus} from './part-words.ts'
import {BeginQuestions} from './begin-questions.tsx'
import styles from './examinations.module.css'

interface QuestionsPartProps {
  examination: ExaminationView
  certification: CertificationView | null
}

/** Shown where the certification of the examination is not the one of the role any more. */
const usualMost = 12

/** Part 1: progress by domain, and the way to the running questions. */
export function QuestionsPart({examination, certification}: QuestionsPartProps) {
  const {assessment, domains} = examination
  const {kind, word} = questionsStatus(assessment)
  const most = certification?.itemsPerDomain.most ?? usualMost
  return (
    <Panel title="Part 1: questions" note={<Status kind={kind}>{word}</Status>}>
      <div className={styles['part']}>
        <DomainProgress
          domains={domains.map(({domain, name, given, from}) => ({
            id: domain,
            name: from === 'carried' ? `${name}, carried over` : name,
            given: from === 'carried' || assessment?.status === 'finished' ? most : given,
            expected: most,
          }))}
        />
        <div className={styles['partEnd']}>
          <p className="small muted reading">{questionsAbout(assessment)}</p>
          <BeginQuestions examination={examination} />
        </div>
        {assessment?.mayContinue && (
          <Notice kind="not-judged" word="Not judged">
            {assessment.undecided === 1
              ? 'In one domain the answers do not say yet on which side of the level you stand.'
              : `In ${assessment.undecided} domains the answers do not say yet on which side of the level you stand.`}{' '}
            Another sitting asks more of those. Without it they stay not judged, which is no pass.
          </Notice>
        )}
      </div>
    </Panel>
  )
}
