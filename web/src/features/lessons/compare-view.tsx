import type {Compare, ComparedCode} from '@airworthy/content/public'
import {CodeBox} from './code-box.tsx'
import {ProseBlocks} from './prose-blocks.tsx'
import styles from './figure.module.css'

/** Two versions side by side, on a phone one beneath the other, and what the difference does. */
export function CompareView({compare}: {compare: Compare}) {
  return (
    <section
      className={styles['compare']}
      aria-label={`${compare.before.title}, ${compare.after.title}`}
    >
      <div className={styles['versions']}>
        <Version {...compare.before} />
        <Version {...compare.after} />
      </div>
      <ProseBlocks blocks={compare.difference} />
    </section>
  )
}

function Version({title, code}: ComparedCode) {
  return (
    <div className={styles['version']}>
      <p className={styles['caption']}>{title}</p>
      <CodeBox code={code} name={title} />
    </div>
  )
}
