import {Link} from '@tanstack/react-router'
import type {ReactNode} from 'react'
import {Mark} from './mark.tsx'
import {needsWords} from './needs-words.ts'
import type {StatusKind} from './status-kinds.ts'
import {StatusShape} from './status-shape.tsx'
import styles from './glareshield.module.css'

/** A door: a way into the product, with its pages. A door without pages is absent. */
export interface Door {
  readonly name: string
  readonly pages: readonly {readonly name: string; readonly to: string}[]
}

interface GlareshieldProps {
  doors: readonly Door[]
  /** The path of the page that is open. */
  path: string
  /** The lamp of the person's currency; absent where there is nothing to tell. */
  currency?: {readonly kind: StatusKind; readonly word: string} | undefined
  /** How many things wait for the person. */
  needs?: number
  /** The menu of the signed-in person. */
  menu?: ReactNode
}

/** The top bar: doors, what needs me, who I am; below it the pages of the open door. */
export function Glareshield({doors, path, currency, needs = 0, menu}: GlareshieldProps) {
  const here = doors.find(({pages}) => pages.some(({to}) => isAt(path, to)))
  return (
    <>
      <a className={styles['skip']} href="#main">
        Skip to the content
      </a>
      <header className={styles['shield']}>
        <Link to="/" className={styles['brand']} aria-label="Airworthy, home">
          <Mark />
          <span>Airworthy</span>
        </Link>
        {doors.length > 0 && (
          <nav className={styles['doors']} aria-label="Doors">
            {doors.map((door) => (
              <Link
                key={door.name}
                to={door.pages[0]?.to ?? '/'}
                data-here={door === here || undefined}
              >
                {door.name}
              </Link>
            ))}
          </nav>
        )}
        <div className={styles['lamps']}>
          {currency && (
            <Link to="/" className={styles['lamp']} data-lamp={currency.kind}>
              <StatusShape kind={currency.kind} />
              {currency.word}
            </Link>
          )}
          {needs > 0 && (
            <Link to="/" className={styles['lamp']}>
              <StatusShape kind="steer" />
              {needsWords(needs)}
            </Link>
          )}
          {menu}
        </div>
      </header>
      {here && (
        <nav className={styles['pages']} aria-label={here.name}>
          {here.pages.map(({name, to}) => (
            <Link
              key={to}
              to={to}
              {...(isAt(path, to) && {'aria-current': 'page' as const, ref: intoSight})}
            >
              {name}
            </Link>
          ))}
        </nav>
      )}
    </>
  )
}

/** The top bar while an assessment runs: only its name, when it was saved, and who answers. */
export function FocusShield({name, children}: {name: string; children: ReactNode}) {
  return (
    <header className={styles['shield']} data-focus>
      <span className={styles['brand']}>
        <Mark />
        <span>Airworthy</span>
      </span>
      <div className={styles['doors']}>
        <span data-here>{name}</span>
      </div>
      <div className={styles['lamps']}>
        <span className={styles['who']}>{children}</span>
      </div>
    </header>
  )
}

/** On phones the pages scroll sideways: the open one is brought into sight. */
function intoSight(link: HTMLAnchorElement | null): void {
  const row = link?.parentElement
  if (link && row) row.scrollLeft = link.offsetLeft - (row.clientWidth - link.offsetWidth) / 2
}

function isAt(path: string, to: string): boolean {
  return to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`)
}
