import {Button} from '@mantine/core'
import {EmptyState} from './empty-state.tsx'
import {Glareshield} from './glareshield.tsx'
import {LongWork} from './long-work.tsx'
import {Screen} from './screen.tsx'
import {Status} from './status.tsx'
import {VocabularyAbility} from './vocabulary-ability.tsx'
import {VocabularyColours} from './vocabulary-colours.tsx'
import {VocabularyFields} from './vocabulary-fields.tsx'
import {VocabularyStatus} from './vocabulary-status.tsx'
import {VocabularyType} from './vocabulary-type.tsx'
import styles from './vocabulary.module.css'

/** The reference sheet of the design system, for developers; no menu leads to it. */
export function VocabularyScreen() {
  return (
    <>
      <Glareshield doors={[]} path="/vocabulary" />
      <Screen name="Vocabulary" question="Reference sheet for developers" heading="Vocabulary">
        <div className={styles['sheet']}>
          <section className={styles['panel']}>
            <VocabularyStatus
              title="Outcome of a measure"
              note="Solid shapes; each has its own outline"
              rows={[
                ['pass', 'Measured, within policy'],
                ['breach', 'Measured, outside policy'],
                ['not-judged', 'Says what is missing: n 21, needs 140'],
                ['error', 'A tool failed; partial results kept'],
              ]}
            />
            <VocabularyStatus
              title="Currency of a person"
              note="Discs; fill is what is left"
              rows={[
                ['current', 'to 14 Mar 2028'],
                ['due', 'drill by 7 Dec'],
                ['lapsed', 'since 2 Nov'],
              ]}
            />
            <VocabularyStatus
              title="Learning"
              note="Squares; fill is what is done"
              rows={[
                ['to-do', '10 min'],
                ['in-progress', 'saved Fri 16:42'],
                ['passed', '20 Nov'],
                ['tested-out', '18 min saved'],
              ]}
            />
          </section>
          <section className={styles['panel']}>
            <VocabularyAbility />
            <h2>Actions</h2>
            <div className={styles['row']}>
              <Button variant="filled">Hand in and go on</Button>
              <Button>Pause</Button>
              <Button variant="subtle">Show hint 2</Button>
              <Button disabled>Not now</Button>
              <Button size="xs">Dense</Button>
            </div>
            <h2>Long work</h2>
            <LongWork
              name="Red-team campaign"
              done={1284}
              total={5000}
              note="about 6 min left"
              found={
                <>
                  <Status kind="breach">19 broken</Status> <Status kind="pass">1,251 held</Status>{' '}
                  <Status kind="not-judged" zero>
                    0 not judged
                  </Status>
                </>
              }
              onCancel={() => undefined}
            />
            <VocabularyFields />
          </section>
          <section className={styles['panel']}>
            <h2>Nothing here yet</h2>
            <EmptyState
              title="No evidence for credit-risk 4.2.0"
              consequence="The gate will answer “not judged” until an audit has run on this version."
              action={<Button size="xs">Copy command</Button>}
            />
            <VocabularyType />
          </section>
          <section className={`${styles['panel']} ${styles['wide']}`}>
            <VocabularyColours />
          </section>
        </div>
      </Screen>
    </>
  )
}
