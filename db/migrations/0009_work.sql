CREATE TABLE `case_work` (
	`application_id` text PRIMARY KEY NOT NULL,
	`case_number` text NOT NULL,
	`commissioner` text NOT NULL,
	`received_on` text NOT NULL,
	`rank` integer NOT NULL,
	`waiting` integer NOT NULL,
	`late_from` text NOT NULL,
	`soon_from` text NOT NULL,
	`chase_on` text NOT NULL,
	`presses_on` text NOT NULL,
	`unsent_since` text,
	`reckoned_by` text NOT NULL,
	`body` text NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `case_work_days` ON `case_work` (`late_from`,`soon_from`,`waiting`,`rank`,`chase_on`,`presses_on`,`received_on`,`case_number`,`commissioner`);--> statement-breakpoint
CREATE INDEX `case_work_reckoned` ON `case_work` (`commissioner`,`reckoned_by`);--> statement-breakpoint
CREATE INDEX `case_work_unsent` ON `case_work` (`unsent_since`);--> statement-breakpoint
ALTER TABLE `case_index` ADD `treatment_hidden` text;--> statement-breakpoint
ALTER TABLE `case_index` ADD `waiting_on_hidden` text;
