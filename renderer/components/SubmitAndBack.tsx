import { Button } from 'nhsuk-react-components';

interface Props {
  /** What the step does, in words. */
  readonly submit: string;
  readonly disabled: boolean;
  /** Says what leaving means, where "Back" is not enough. */
  readonly back?: string;
  readonly onBack: () => void;
  /** Red: the step takes something away. */
  readonly warning?: boolean;
  /** Grey: a step beside the main one of its screen. */
  readonly secondary?: boolean;
  readonly small?: boolean;
}

/** The end of a form that a person opened: do it, or go back without it. */
export function SubmitAndBack({ submit, disabled, back = 'Back', onBack, warning = false, secondary = false, small = false }: Props) {
  const kind = warning ? ({ warning: true } as const) : secondary ? ({ secondary: true } as const) : {};
  return (
    <div className="nhsuk-button-group">
      <Button type="submit" {...kind} small={small} disabled={disabled}>
        {submit}
      </Button>
      <Button type="button" secondary small={small} onClick={onBack}>
        {back}
      </Button>
    </div>
  );
}
