CREATE TABLE `paper_note` (
	`id` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`digest` text NOT NULL,
	`event_seq` integer NOT NULL,
	`application_id` text NOT NULL,
	`note_id` text NOT NULL,
	`paper_id` text NOT NULL,
	`anchor` text NOT NULL,
	`text` text NOT NULL,
	`shared` integer NOT NULL,
	`state` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`event_seq`) REFERENCES `event`(`seq`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`paper_id`) REFERENCES `paper`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `paper_note_application` ON `paper_note` (`application_id`);
--> statement-breakpoint
CREATE TRIGGER `paper_note_no_update` BEFORE UPDATE ON `paper_note`
BEGIN SELECT RAISE(ABORT, 'paper_note is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `paper_note_no_delete` BEFORE DELETE ON `paper_note`
WHEN NOT EXISTS (SELECT 1 FROM `disposal` WHERE `table_name` = 'paper_note' AND `row_id` = OLD.`id`)
BEGIN SELECT RAISE(ABORT, 'paper_note is append-only: a row cannot be removed without a disposal'); END;
