CREATE TABLE `case_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`digest` text NOT NULL,
	`event_seq` integer NOT NULL,
	`application_id` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`event_seq`) REFERENCES `event`(`seq`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `case_entry_application` ON `case_entry` (`application_id`,`kind`);
--> statement-breakpoint
CREATE TRIGGER `case_entry_no_update` BEFORE UPDATE ON `case_entry`
BEGIN SELECT RAISE(ABORT, 'case_entry is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `case_entry_no_delete` BEFORE DELETE ON `case_entry`
WHEN NOT EXISTS (SELECT 1 FROM `disposal` WHERE `table_name` = 'case_entry' AND `row_id` = OLD.`id`)
BEGIN SELECT RAISE(ABORT, 'case_entry is append-only: a row cannot be removed without a disposal'); END;
