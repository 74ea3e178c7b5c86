import {Menu, useMantineColorScheme, type MantineColorScheme} from '@mantine/core'
import {useMediaQuery} from '@mantine/hooks'
import {useNavigate} from '@tanstack/react-router'
import type {Door} from './glareshield.tsx'
import {needsWords} from './needs-words.ts'
import styles from './glareshield.module.css'

interface ViewerMenuProps {
  name: string
  /** The doors that are open, and how many things wait: on phones they stand here alone. */
  doors: readonly Door[]
  needs: number
  onSignOut: () => void
}

const themes = [
  {scheme: 'light', label: 'Light'},
  {scheme: 'dark', label: 'Dark'},
  {scheme: 'auto', label: 'As the system'},
] as const

/** The menu of the signed-in person: on phones the doors, then notifications, my data, theme, sign out. */
export function ViewerMenu({name, doors, needs, onSignOut}: ViewerMenuProps) {
  // Otherwise Mantine writes a style element that stops transitions, which the policy refuses.
  const {colorScheme, setColorScheme} = useMantineColorScheme({keepTransitions: true})
  const navigate = useNavigate()
  // Not hidden by style: the arrow keys of the menu would stop at what cannot be seen.
  const isPhone = useMediaQuery('(max-width: 760px)', false, {getInitialValueInEffect: false})
  return (
    <div className={styles['who']}>
      <Menu position="bottom-end" width={220} transitionProps={{duration: 0}} withinPortal={false}>
        <Menu.Target>
          <button type="button" className={styles['whoButton']} aria-label={`${name}, menu`}>
            <span className={styles['name']}>{name}</span>
            <svg width="14" height="12" viewBox="0 0 18 14" aria-hidden="true">
              <path d="M0 1.5h18M0 7h18M0 12.5h18" stroke="currentColor" strokeWidth="2" />
            </svg>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {isPhone && (
            <>
              {needs > 0 && (
                <Menu.Item onClick={() => void navigate({to: '/'})}>{needsWords(needs)}</Menu.Item>
              )}
              {doors.map((door) => (
                <Menu.Item
                  key={door.name}
                  onClick={() => void navigate({to: door.pages[0]?.to ?? '/'})}
                >
                  {door.name}
                </Menu.Item>
              ))}
              <Menu.Divider />
            </>
          )}
          <Menu.Item onClick={() => void navigate({to: '/notifications'})}>Notifications</Menu.Item>
          <Menu.Item onClick={() => void navigate({to: '/my-data'})}>My data</Menu.Item>
          <Menu.Divider />
          <Menu.Label>Theme</Menu.Label>
          <Menu.RadioGroup
            value={colorScheme}
            onChange={(value) => setColorScheme(schemeOf(value))}
          >
            {themes.map(({scheme, label}) => (
              <Menu.RadioItem key={scheme} value={scheme} closeMenuOnClick>
                {label}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Item onClick={onSignOut}>Sign out</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}

function schemeOf(value: string): MantineColorScheme {
  return themes.find(({scheme}) => scheme === value)?.scheme ?? 'auto'
}
