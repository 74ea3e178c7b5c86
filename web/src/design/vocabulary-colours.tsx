import styles from './vocabulary.module.css'

const names = [
  'desk',
  'panel',
  'sunken',
  'line',
  'line-strong',
  'ink',
  'ink-2',
  'ink-3',
  'accent',
  'accent-wash',
  'pass',
  'pass-wash',
  'breach',
  'breach-wash',
  'due',
  'due-wash',
  'open',
  'open-wash',
  'fault',
  'fault-wash',
]

/** Every colour under its token. */
export function VocabularyColours() {
  return (
    <>
      <h2>Colour</h2>
      <ul className={styles['swatches']}>
        {names.map((name) => (
          <li key={name}>
            <span className={styles['swatch']} style={{background: `var(--${name})`}} />
            <code>{name}</code>
          </li>
        ))}
      </ul>
    </>
  )
}
