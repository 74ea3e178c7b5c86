import styles from './vocabulary.module.css'

/** The type scale, with the marks of text. */
export function VocabularyType() {
  return (
    <>
      <h2>Type</h2>
      <div className={styles['types']}>
        <p className={styles['answer']}>28/34 Page answer</p>
        <p className={styles['section']}>20/28 Section</p>
        <p>
          15/24 Reading and forms, with a <a href="#main">link</a>
        </p>
        <p className={styles['table']}>14/20 Tables</p>
        <p className="small">13/20 Labels, captions, notes</p>
        <p className="tiny">12/16 Units, axis, n</p>
        <p>
          <code>Commit Mono: code, digests, ids</code>
        </p>
        <p className="small">
          <kbd>Ctrl</kbd> <kbd>Enter</kbd> <span className="tag">simulated</span>
        </p>
      </div>
    </>
  )
}
