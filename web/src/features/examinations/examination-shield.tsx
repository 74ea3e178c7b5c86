import {FocusShield} from '../../design/glareshield.tsx'
import {useTakeFocus} from '../../shell/focus-mode.ts'
import {Link} from '@tanstack/react-router'
import {WindowLamp} from './window-lamp.tsx'
import styles from './examinations.module.css'

/** The top bar while an exercise of an examination is worked on: what is left, and the way back. */
export function ExaminationShield() {
  useTakeFocus()
  return (
    <FocusShield name="Examination">
      <WindowLamp />
      <Link to="/examination" className={styles['back']}>
        Both parts
      </Link>
    </FocusShield>
  )
}
