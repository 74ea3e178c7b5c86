import {Button, type ButtonProps} from '@mantine/core'
import {createLink} from '@tanstack/react-router'
import type {AnchorHTMLAttributes, Ref} from 'react'

type AnchorButtonProps = Omit<ButtonProps, 'type'> &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> & {ref?: Ref<HTMLAnchorElement>}

function AnchorButton({ref, ...props}: AnchorButtonProps) {
  return <Button {...props} ref={ref} component="a" />
}

/** A link to a screen that looks like a button. */
export const LinkButton = createLink(AnchorButton)
