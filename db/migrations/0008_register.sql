CREATE TABLE `past_decision` (
	`id` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`digest` text NOT NULL,
	`event_seq` integer NOT NULL,
	`import_id` text NOT NULL,
	`line` integer NOT NULL,
	`reference` text NOT NULL,
	`commissioner` text NOT NULL,
	`decided_on` text NOT NULL,
	`treatment` text NOT NULL,
	`indication` text,
	`outcome` text NOT NULL,
	`policy_words` text,
	`reason_category` text,
	`row_digest` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`event_seq`) REFERENCES `event`(`seq`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `past_decision_reference` ON `past_decision` (`reference`);--> statement-breakpoint
CREATE INDEX `past_decision_commissioner` ON `past_decision` (`commissioner`,`decided_on`);--> statement-breakpoint
CREATE TABLE `register_line` (
	`id` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`digest` text NOT NULL,
	`event_seq` integer NOT NULL,
	`application_id` text NOT NULL,
	`import_id` text NOT NULL,
	`line` integer NOT NULL,
	`reference` text NOT NULL,
	`commissioner` text NOT NULL,
	`received_on` text NOT NULL,
	`row_digest` text NOT NULL,
	`stage_words` text NOT NULL,
	`stage` text NOT NULL,
	`due_on` text,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`event_seq`) REFERENCES `event`(`seq`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `register_line_reference` ON `register_line` (`reference`);--> statement-breakpoint
CREATE INDEX `register_line_application` ON `register_line` (`application_id`);
--> statement-breakpoint
CREATE TRIGGER `register_line_no_update` BEFORE UPDATE ON `register_line`
BEGIN SELECT RAISE(ABORT, 'register_line is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `register_line_no_delete` BEFORE DELETE ON `register_line`
WHEN NOT EXISTS (SELECT 1 FROM `disposal` WHERE `table_name` = 'register_line' AND `row_id` = OLD.`id`)
BEGIN SELECT RAISE(ABORT, 'register_line is append-only: a row cannot be removed without a disposal'); END;
--> statement-breakpoint
CREATE TRIGGER `past_decision_no_update` BEFORE UPDATE ON `past_decision`
BEGIN SELECT RAISE(ABORT, 'past_decision is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `past_decision_no_delete` BEFORE DELETE ON `past_decision`
BEGIN SELECT RAISE(ABORT, 'past_decision is append-only: a row cannot be removed'); END;
