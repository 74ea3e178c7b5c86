import type {AppealCaseView} from '@airworthy/server/features/appeals/views.ts'
import {Facts} from '../../design/facts.tsx'
import {Panel} from '../../design/panel.tsx'
import {ShownItem} from '../assessments/shown-item.tsx'
import {RationaleList} from './rationale-list.tsx'
import styles from './appeals.module.css'

type DisputedItemView = NonNullable<AppealCaseView['item']>

/** The item as the person saw it, what was answered, the right answer and every reason. */
export function DisputedItem({item}: {item: DisputedItemView}) {
  return (
    <>
      <div className={styles['two']}>
        <ShownItem
          view={item.view}
          response={item.given}
          title={item.given === null ? 'As it was shown' : 'As it was shown and answered'}
        />
        <ShownItem view={item.view} response={item.right} title="The right answer" />
      </div>
      <div className={styles['two']}>
        <RationaleList rationale={item.rationale} />
        <Panel title="The item">
          <Facts
            facts={[
              ['Item', <span className="mono">{item.id}</span>],
              ['Version', <span className="mono">{item.version.slice(0, 12)}</span>],
              ['Answer', answerWords(item)],
              ['Score', item.score === null ? 'none yet' : String(item.score)],
              [
                'New assessments',
                item.withdrawn ? 'this version is left out' : 'this version is given',
              ],
            ]}
          />
        </Panel>
      </div>
    </>
  )
}

function answerWords({given, answered}: DisputedItemView): string {
  if (given !== null) return 'handed in'
  return answered ? '“I cannot tell”' : 'not answered yet'
}
